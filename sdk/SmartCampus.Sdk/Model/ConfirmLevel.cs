namespace SmartCampus.Sdk;

/// <summary>Whether a person must confirm a command before it is sent.</summary>
public enum ConfirmLevel
{
    /// <summary>No.</summary>
    None,

    /// <summary>A dialog names device and effect.</summary>
    Ask,

    /// <summary>The dialog also asks for a reason.</summary>
    Reason,
}
