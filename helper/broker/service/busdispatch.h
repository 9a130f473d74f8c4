// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/busobject.h"

#include <QLatin1StringView>

#include <memory>

// From a message that was let in to the adaptor of an object, which is generated from the
// interface's XML: its methods, properties and description are found through Qt's meta-object.
namespace Farlan
{

QLatin1StringView interfaceOf(BusObject &object);

// The method of the message's name, which has a rule. Arguments of other types are refused.
void invoke(BusObject &object, const std::shared_ptr<BusCall> &call);

void answerProperties(BusObject &object, BusCall &call); // Get, GetAll; nothing can be set
void answerIntrospection(BusObject &object, BusCall &call);

} // namespace Farlan
