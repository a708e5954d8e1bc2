using System.Reflection;

namespace SmartCampus.Sdk;

/// <summary>Finds what a plugin assembly offers: its <see cref="DriverAttribute"/> classes and its <see cref="IDriverSource"/> lists.</summary>
public static class DriverReader
{
    /// <summary>Changes travel as a bit for each property.</summary>
    private const int MostProperties = 60;

    /// <summary>Lists the drivers of an assembly.</summary>
    /// <param name="assembly">The plugin's main assembly.</param>
    /// <param name="folder">The plugin's folder.</param>
    /// <exception cref="ArgumentException">A driver class breaks a rule; the message names it.</exception>
    /// <exception cref="FormatException">A profile is bad.</exception>
    public static IReadOnlyList<DriverDescriptor> Read(Assembly assembly, string folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var found = new List<DriverDescriptor>();
        foreach (Type type in assembly.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            if (type.IsDefined(typeof(DriverAttribute)))
                found.Add(Describe(type));
            if (typeof(IDriverSource).IsAssignableFrom(type))
                found.AddRange(((IDriverSource)Activator.CreateInstance(type)!).Describe(folder));
        }
        if (found.GroupBy(d => d.Model.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"{assembly.GetName().Name} offers driver '{twice.Key}' twice.");
        if (found.Find(d => d.Model.Properties.Count > MostProperties) is { } wide)
            throw new ArgumentException($"Driver '{wide.Model.Id}' has {wide.Model.Properties.Count} properties; a device model has at most {MostProperties}.");
        return [.. found.Select(d => d with { Model = d.Model.Detached() })];
    }

    /// <summary>Describes one driver class.</summary>
    /// <exception cref="ArgumentException">The class breaks a rule; the message names it.</exception>
    public static DriverDescriptor Describe(Type driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        DriverAttribute attribute = driver.GetCustomAttribute<DriverAttribute>() ?? throw new ArgumentException($"{driver} has no [Driver].");
        if (attribute.Id.Length == 0 || attribute.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-')))
            throw new ArgumentException($"{driver}: the driver's id is '{attribute.Id}'; it must be lower-case letters, digits, dots and hyphens.");
        if (!typeof(IDriver).IsAssignableFrom(driver))
            throw new ArgumentException($"{driver} has [Driver] but does not implement IDriver.");
        if (driver.GetConstructors() is not [var constructor] || constructor.GetParameters() is not [var settings, { ParameterType: var context }] || context != typeof(IDeviceContext))
            throw new ArgumentException($"{driver} must have one constructor (settings record, IDeviceContext).");
        IReadOnlyList<Type> traits = TraitReader.TraitsOf(driver);
        var commands = traits.SelectMany(CommandInvoker.Of).ToDictionary(c => c.Name);
        return new DriverDescriptor(
            new DeviceModel(attribute.Id, attribute.Title, [.. traits.Select(TraitReader.Read)], []),
            settings.ParameterType,
            (given, device) => (IDriver)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [given, device], null),
            (instance, call, cancellationToken) => commands[call.Name].InvokeAsync(instance, call, cancellationToken));
    }
}
