using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmartCampus.Architecture.Tests;

/// <summary>Conventions of types, by reflection over all of them.</summary>
public sealed class TypeTests
{
    private const int MostMembers = 7;

    [Fact]
    public void SdkInterfaces_HaveAtMostSevenMembers()
    {
        IReadOnlyList<Type> interfaces = [.. Parts.TypesOf(Parts.Sdk).Where(t => t.IsInterface)];

        Assert.True(interfaces.Count > 15, $"Only {interfaces.Count} interfaces were found.");
        Assert.All(interfaces, type => Assert.True(MembersOf(type) <= MostMembers, $"{type.Name} has {MembersOf(type)} members."));
    }

    [Fact]
    public void Host_HasNoPublicType()
    {
        IReadOnlyList<Type> types = [.. Parts.TypesOf(Parts.Host)];

        Assert.True(types.Count > 100, $"Only {types.Count} types were found.");
        IEnumerable<Type> wrong = types.Where(t => t.IsPublic && t.Namespace?.StartsWith("SmartCampus.", StringComparison.Ordinal) == true);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Plugins_HaveNoStaticsThatChange()
    {
        IReadOnlyList<FieldInfo> statics = [.. Parts.Plugins.SelectMany(Parts.TypesOf).SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))];

        Assert.NotEmpty(statics);
        IEnumerable<FieldInfo> wrong = statics.Where(f => !f.IsInitOnly && !f.IsLiteral && !f.IsDefined(typeof(CompilerGeneratedAttribute)) && !f.Name.StartsWith("__", StringComparison.Ordinal));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Types_ThatNobodyExtends_AreSealed()
    {
        IReadOnlyList<Type> all = [.. new[] { Parts.Sdk, Parts.Grains, Parts.Host }.Concat(Parts.Plugins).SelectMany(Parts.TypesOf)];
        HashSet<Type> extended = [.. all.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t)];

        IEnumerable<Type> open = all.Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !extended.Contains(t) && t.Namespace?.StartsWith("SmartCampus.", StringComparison.Ordinal) == true);

        Assert.True(all.Count > 200, $"Only {all.Count} types were found.");
        Assert.Empty(open);
    }

    private static int MembersOf(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public).Count(m => !m.IsSpecialName) + type.GetProperties().Length + type.GetEvents().Length;
}
