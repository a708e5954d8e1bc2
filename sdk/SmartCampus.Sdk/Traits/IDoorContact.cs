namespace SmartCampus.Sdk;

/// <summary>Tells whether the door leaf is open. Words follow the Matter Door Lock cluster (DoorState).</summary>
[Trait("doorContact", "Door contact", "门磁")]
public interface IDoorContact
{
    /// <summary>What the contact says.</summary>
    static readonly Property<DoorState> State = new("doorContact.state", "Door", "门");
}
