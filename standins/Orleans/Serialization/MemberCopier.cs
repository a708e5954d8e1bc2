using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.StandIn.Serialization;

/// <summary>Emits the copying of a [GenerateSerializer] type: a new object, each member copied.</summary>
internal static class MemberCopier
{
    public static Func<T, CopyContext, T> Emit<T>()
    {
        Type type = typeof(T);
        DynamicMethod method = new($"Copy_{type.Name}", type, [type, typeof(CopyContext)], type.Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        LocalBuilder copy = il.DeclareLocal(type);
        EmitNew(il, type, copy);
        foreach (FieldInfo field in StoredMembers.Of(type))
            EmitField(il, copy, field);
        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<T, CopyContext, T>>();
    }

    private static void EmitNew(ILGenerator il, Type type, LocalBuilder copy)
    {
        if (type.IsValueType)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Stloc, copy);
            return;
        }

        if (type.GetConstructor(Type.EmptyTypes) is { } constructor)
            il.Emit(OpCodes.Newobj, constructor);
        else
        {
            il.Emit(OpCodes.Ldtoken, type);
            il.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
            il.Emit(OpCodes.Call, typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.GetUninitializedObject))!);
            il.Emit(OpCodes.Castclass, type);
        }

        il.Emit(OpCodes.Stloc, copy);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Call, typeof(CopyContext).GetMethod(nameof(CopyContext.Record))!);
    }

    private static void EmitField(ILGenerator il, LocalBuilder copy, FieldInfo field)
    {
        il.Emit(copy.LocalType.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        if (!StoredMembers.IsImmutable(field) && !Shareable.Is(field.FieldType))
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, typeof(Copier<>).MakeGenericType(field.FieldType).GetMethod("Copy", [field.FieldType, typeof(CopyContext)])!);
        }

        il.Emit(OpCodes.Stfld, field);
    }
}
