using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>Public types of an assembly file with their public and protected members, as text; nothing is loaded.</summary>
internal static class SurfaceReader
{
    public static IReadOnlyDictionary<string, SurfaceType> Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using PEReader image = new(stream);
        MetadataReader reader = image.GetMetadataReader();
        return reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .ToDictionary(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}", type => ReadType(reader, type));
    }

    private static SurfaceType ReadType(MetadataReader reader, TypeDefinition type)
    {
        IEnumerable<(string, string)> methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => IsVisible(method.Attributes & MethodAttributes.MemberAccessMask))
            .Select(method => (reader.GetString(method.Name), Text(method)));
        IEnumerable<(string, string)> fields = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => IsVisible((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask)))
            .Select(field => (reader.GetString(field.Name), $"{field.DecodeSignature(new SignatureText(), null)} {Value(reader, field)}"));
        string kind = $"{type.Attributes & (TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Sealed)}";
        return new SurfaceType(kind, methods.Concat(fields).ToLookup(member => member.Item1, member => member.Item2));
    }

    private static string Text(MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(new SignatureText(), null);
        string modifiers = $"{method.Attributes & (MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract)}";
        return $"{modifiers} {signature.ReturnType} `{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)})";
    }

    private static string Value(MetadataReader reader, FieldDefinition field)
    {
        ConstantHandle constant = field.GetDefaultValue();
        return constant.IsNil ? "" : Convert.ToHexString(reader.GetBlobBytes(reader.GetConstant(constant).Value));
    }

    private static bool IsVisible(MethodAttributes access) =>
        access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;
}
