using System.Reflection;
using System.Reflection.Emit;
using Orleans.StandIn.Invocation;
using Orleans.StandIn.Serialization;
using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Proxies;

/// <summary>Emits a reference class: each method puts its arguments into a call object and sends it.</summary>
internal static class ProxyEmitter
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly ConstructorInfo ReferenceConstructor =
        typeof(GrainReference).GetConstructor(Instance, [typeof(GrainSilo), typeof(GrainId)])!;

    private static readonly MethodInfo SendOfT = typeof(GrainReference).GetMethods(Instance).Single(m => m.Name == "Send" && m.IsGenericMethod);
    private static readonly MethodInfo SendVoid = typeof(GrainReference).GetMethods(Instance).Single(m => m.Name == "Send" && !m.IsGenericMethod);
    private static readonly MethodInfo NoToken = typeof(CancellationToken).GetProperty(nameof(CancellationToken.None))!.GetMethod!;

    public static Func<GrainSilo, GrainId, GrainReference> EmitFactory(Type interfaceType)
    {
        TypeBuilder proxy = ProxyAssembly.DefineType(interfaceType.Assembly, $"Proxy_{interfaceType.Name}", typeof(GrainReference), [interfaceType]);
        ConstructorBuilder constructor = EmitConstructor(proxy);
        EmitInterfaceType(proxy, interfaceType);
        foreach (MethodInfo method in GrainMethods.Of(interfaceType))
            EmitMethod(proxy, interfaceType, method);
        EmitCreate(proxy, constructor);
        return proxy.CreateType().GetMethod("Create")!.CreateDelegate<Func<GrainSilo, GrainId, GrainReference>>();
    }

    private static ConstructorBuilder EmitConstructor(TypeBuilder proxy)
    {
        ConstructorBuilder constructor =
            proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(GrainSilo), typeof(GrainId)]);
        ILGenerator il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, ReferenceConstructor);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static void EmitInterfaceType(TypeBuilder proxy, Type interfaceType)
    {
        MethodInfo declared = typeof(GrainReference).GetProperty("InterfaceType", Instance)!.GetMethod!;
        MethodBuilder getter = proxy.DefineMethod(
            declared.Name, MethodAttributes.Assembly | MethodAttributes.Virtual | MethodAttributes.HideBySig, typeof(Type), []);
        ILGenerator il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldtoken, interfaceType);
        il.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(getter, declared);
    }

    private static void EmitMethod(TypeBuilder proxy, Type interfaceType, MethodInfo method)
    {
        EmittedCall call = CallEmitter.Emit(interfaceType, method);
        ParameterInfo[] parameters = method.GetParameters();
        MethodBuilder body = proxy.DefineMethod(
            $"{method.DeclaringType!.Name}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            [.. parameters.Select(parameter => parameter.ParameterType)]);
        ILGenerator il = body.GetILGenerator();
        LocalBuilder local = il.DeclareLocal(call.Type);
        il.Emit(OpCodes.Newobj, call.Type.GetConstructor(Type.EmptyTypes)!);
        il.Emit(OpCodes.Stloc, local);
        int token = -1;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType == typeof(CancellationToken))
                token = i;
            else
                EmitStoreArgument(il, local, call.Fields[i]!, parameters[i], i);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, local);
        if (token < 0)
            il.Emit(OpCodes.Call, NoToken);
        else
            il.Emit(OpCodes.Ldarg, token + 1);
        EmitSend(il, method.ReturnType);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(body, method);
    }

    private static void EmitStoreArgument(ILGenerator il, LocalBuilder call, FieldInfo field, ParameterInfo parameter, int index)
    {
        il.Emit(OpCodes.Ldloc, call);
        il.Emit(OpCodes.Ldarg, index + 1);
        if (!parameter.IsDefined(typeof(ImmutableAttribute)) && !Shareable.Is(parameter.ParameterType))
            il.Emit(OpCodes.Call, typeof(Copier<>).MakeGenericType(parameter.ParameterType).GetMethod("Copy", [parameter.ParameterType])!);
        il.Emit(OpCodes.Stfld, field);
    }

    private static void EmitSend(ILGenerator il, Type returned)
    {
        if (!returned.IsGenericType)
        {
            il.Emit(OpCodes.Call, SendVoid);
            if (returned == typeof(void))
                il.Emit(OpCodes.Pop);
            else if (returned == typeof(ValueTask))
                il.Emit(OpCodes.Newobj, typeof(ValueTask).GetConstructor([typeof(Task)])!);
            return;
        }

        Type result = returned.GetGenericArguments()[0];
        il.Emit(OpCodes.Call, SendOfT.MakeGenericMethod(result));
        if (returned.GetGenericTypeDefinition() == typeof(ValueTask<>))
            il.Emit(OpCodes.Newobj, returned.GetConstructor([typeof(Task<>).MakeGenericType(result)])!);
    }

    private static void EmitCreate(TypeBuilder proxy, ConstructorBuilder constructor)
    {
        MethodBuilder create = proxy.DefineMethod(
            "Create", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), [typeof(GrainSilo), typeof(GrainId)]);
        ILGenerator il = create.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }
}
