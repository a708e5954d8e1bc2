using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>A door and its reader, for the faults of either.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Door">The door.</param>
internal sealed record ReaderDoor(OsdpReader Reader, AccessDoor Door);
