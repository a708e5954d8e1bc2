using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Traits;

/// <summary>Who started a station.</summary>
internal enum StationSource
{
    /// <summary>It does not run.</summary>
    [Title("Nobody", "未运行")]
    Nobody,

    /// <summary>A command of this platform, in this run of the driver.</summary>
    [Title("This platform", "本平台")]
    Campus,

    /// <summary>Somebody by hand, e.g. in the controller's own app.</summary>
    [Title("By hand", "手动")]
    Manual,

    /// <summary>A program of the controller.</summary>
    [Title("Program", "程序")]
    Program,

    /// <summary>A run-once program, started in the controller's own app.</summary>
    [Title("Run once", "单次运行")]
    RunOnce,

    /// <summary>Stations that need this master station.</summary>
    [Title("Other stations", "其他站点")]
    Stations,
}
