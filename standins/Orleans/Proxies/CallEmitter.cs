using System.Reflection;
using System.Reflection.Emit;
using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Proxies;

/// <summary>Emits the call class of one method: a field per argument, and the call of the grain's method.</summary>
internal static class CallEmitter
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static EmittedCall Emit(Type interfaceType, MethodInfo method)
    {
        Type parent = method.ReturnType.IsGenericType
            ? typeof(Call<>).MakeGenericType(method.ReturnType.GetGenericArguments()[0])
            : typeof(VoidCall);
        TypeBuilder call = ProxyAssembly.DefineType(interfaceType.Assembly, $"Call_{interfaceType.Name}_{method.Name}", parent, []);
        call.DefineDefaultConstructor(MethodAttributes.Public);
        ParameterInfo[] parameters = method.GetParameters();
        FieldBuilder?[] fields = [.. parameters.Select((parameter, index) => parameter.ParameterType == typeof(CancellationToken)
            ? null
            : call.DefineField($"a{index}", parameter.ParameterType, FieldAttributes.Public))];
        FieldBuilder shape = call.DefineField("s", typeof(CallShape), FieldAttributes.Public | FieldAttributes.Static);
        EmitShape(call, shape);
        EmitInvoke(call, parent, method, fields);

        Type created = call.CreateType();
        created.GetField("s")!.SetValue(null, new CallShape(interfaceType, method));
        return new EmittedCall(created, [.. fields.Select(field => field is null ? null : created.GetField(field.Name))]);
    }

    private static void EmitShape(TypeBuilder call, FieldBuilder shape)
    {
        MethodInfo declared = typeof(Call).GetProperty(nameof(Call.Shape))!.GetMethod!;
        MethodBuilder getter = call.DefineMethod(
            declared.Name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, typeof(CallShape), []);
        ILGenerator il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldsfld, shape);
        il.Emit(OpCodes.Ret);
        call.DefineMethodOverride(getter, declared);
    }

    private static void EmitInvoke(TypeBuilder call, Type parent, MethodInfo method, FieldBuilder?[] fields)
    {
        MethodInfo declared = parent.GetMethod("Invoke", Instance, [typeof(object)])!;
        MethodBuilder invoke = call.DefineMethod(
            declared.Name, MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig, declared.ReturnType, [typeof(object)]);
        ILGenerator il = invoke.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (FieldBuilder? field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            if (field is null)
                il.Emit(OpCodes.Call, typeof(Call).GetProperty("GrainToken", Instance)!.GetMethod!);
            else
                il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        EmitToValueTask(il, method.ReturnType, declared.ReturnType);
        il.Emit(OpCodes.Ret);
        call.DefineMethodOverride(invoke, declared);
    }

    private static void EmitToValueTask(ILGenerator il, Type returned, Type wanted)
    {
        if (returned == wanted)
            return;
        if (returned == typeof(void))
        {
            LocalBuilder done = il.DeclareLocal(typeof(ValueTask));
            il.Emit(OpCodes.Ldloca, done);
            il.Emit(OpCodes.Initobj, typeof(ValueTask));
            il.Emit(OpCodes.Ldloc, done);
            return;
        }

        il.Emit(OpCodes.Newobj, wanted.GetConstructor([returned])!);
    }
}
