using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>Which key the reader has.</summary>
internal enum KeyState
{
    /// <summary>No key is set: everything can be heard and forged on the line.</summary>
    [Title("Not encrypted", "未加密")]
    None,

    /// <summary>The key of the settings.</summary>
    [Title("Own key", "专用密钥")]
    Own,

    /// <summary>The new key of the settings; it is time to move it to "key".</summary>
    [Title("New key", "新密钥")]
    New,

    /// <summary>The key that everybody knows, because the settings say so; for installation only.</summary>
    [Title("Factory key", "出厂密钥")]
    Factory,
}
