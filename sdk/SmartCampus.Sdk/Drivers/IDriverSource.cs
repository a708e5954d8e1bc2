namespace SmartCampus.Sdk;

/// <summary>Optional, for a plugin whose device models are data: it lists one descriptor per profile. One public class with a parameterless constructor.</summary>
public interface IDriverSource
{
    /// <summary>Lists the drivers.</summary>
    /// <param name="folder">The plugin's folder; the source's own files are in it.</param>
    /// <exception cref="FormatException">A profile is bad; the message names file, line, value and rule.</exception>
    IEnumerable<DriverDescriptor> Describe(string folder);
}
