using SmartCampus.Grains.Calendar;

namespace SmartCampus.Host.Garden;

/// <summary>The school's calendar as a person changed it.</summary>
internal sealed record CalendarInput(long Version, SchoolCalendar Calendar);
