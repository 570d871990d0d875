namespace Opik.Sdk.Generators;

/// <summary>
/// The way to a private or protected method: an unsafe accessor, which the runtime binds without reflection. Methods of generic
/// types need theirs in a class of the same type parameters.
/// </summary>
internal static class AccessorWriter
{
    public static void Write(CodeWriter code, TrackedMethod method, string name)
    {
        code.Open($"private static class {name}{Signature.List(method.TypeGenerics)}{string.Concat(method.TypeGenerics.Select(parameter => parameter.Constraints))}");
        code.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{(method.IsStatic ? "StaticMethod" : "Method")}, Name = {CSharpText.Literal(method.Name)})]");
        code.Line($"internal static extern {method.ReturnType} Call{Signature.List(method.MethodGenerics)}({Parameters(method)}){string.Concat(method.MethodGenerics.Select(parameter => parameter.Constraints))};");
        code.Close();
    }

    public static string Call(TrackedMethod method, string name)
    {
        var arguments = Signature.Arguments(method);
        var receiver = method switch
        {
            { IsStatic: true, StaticTypeName: not null } => "null",
            { IsStatic: true } => $"default({method.Type})",
            { IsOfStruct: true } => "ref @this",
            _ => "@this",
        };
        return $"{name}{Signature.List(method.TypeGenerics)}.Call{Signature.List(method.MethodGenerics)}({receiver}{(arguments.Length > 0 ? ", " : "")}{arguments})";
    }

    private static string Parameters(TrackedMethod method)
    {
        if (!method.IsStatic)
            return Signature.Parameters(method, "");
        var type = method.StaticTypeName is { } name
            ? $"[global::System.Runtime.CompilerServices.UnsafeAccessorType({CSharpText.Literal(name)})] object @this"
            : $"{method.Type} @this";
        var own = Signature.Parameters(method, "");
        return own.Length > 0 ? $"{type}, {own}" : type;
    }
}
