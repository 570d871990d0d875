namespace Opik.Sdk.Generators;

/// <summary>Parts of signatures as text.</summary>
internal static class Signature
{
    /// <summary>Parameters of a static method that stands for <paramref name="method"/>: the receiver, if any, and its own.</summary>
    public static string Parameters(TrackedMethod method, string receiverModifier)
    {
        var own = method.Parameters.Select(parameter => $"{parameter.Modifier}{parameter.Type} {parameter.Identifier}");
        return string.Join(", ", method.IsStatic ? own : own.Prepend($"{receiverModifier}{(method.IsOfStruct ? "ref " : "")}{method.Type} @this"));
    }

    public static string Arguments(TrackedMethod method) => string.Join(", ", method.Parameters.Select(parameter => parameter.Passing + parameter.Identifier));

    /// <summary>The compiler hands an interceptor the type arguments of the types around the method first.</summary>
    public static string Generics(TrackedMethod method) => List(new([.. method.TypeGenerics.Items, .. method.MethodGenerics.Items]));

    public static string Constraints(TrackedMethod method) => string.Concat(method.TypeGenerics.Concat(method.MethodGenerics).Select(parameter => parameter.Constraints));

    public static string List(EquatableArray<GenericParameter> parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(parameter => parameter.Name))}>";
}
