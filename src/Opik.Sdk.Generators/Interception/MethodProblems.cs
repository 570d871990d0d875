using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>What keeps every call of a method from being intercepted. Generator and analyzer ask here, so that they agree.</summary>
internal static class MethodProblems
{
    /// <summary>The problem, with the part that causes it.</summary>
    public static TrackProblem Find(IMethodSymbol method, Compilation compilation, out string detail)
    {
        detail = "";
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.DeclareMethod) || IsEntryPoint(method, compilation))
        {
            detail = KindOf(method);
            return TrackProblem.NoMethod;
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return TrackProblem.ByRefReturn;
        if (ShapeProblem(method) is { } shape)
        {
            detail = shape;
            return TrackProblem.Shape;
        }

        if (Unreachable(method, compilation) is { } part)
        {
            detail = part;
            return TrackProblem.Inaccessible;
        }

        return TrackProblem.None;
    }

    private static bool IsEntryPoint(IMethodSymbol method, Compilation compilation) =>
        method is { IsStatic: true, Name: "Main" } && SymbolEqualityComparer.Default.Equals(compilation.GetEntryPoint(default), method);

    private static string KindOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.LocalFunction => "a local function",
        MethodKind.LambdaMethod => "a lambda",
        MethodKind.PropertyGet or MethodKind.PropertySet => "a property accessor",
        MethodKind.EventAdd or MethodKind.EventRemove => "an event accessor",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
        MethodKind.Destructor => "a finalizer",
        MethodKind.ExplicitInterfaceImplementation => "an explicit interface implementation",
        MethodKind.Ordinary => "the program's entry point, which the runtime calls",
        _ => "no ordinary method",
    };

    private static string? ShapeProblem(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.Name.Length == 0 || type.Name[0] == '<')
            return "it is in an extension block";
        if (method.IsVararg)
            return "it takes __arglist";
        if (!method.IsStatic && type.IsRefLikeType)
            return $"{type.Name} is a ref struct";
        if (method is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } && (method.IsAbstract || method.IsVirtual))
            return "it is a static member that types implement";
        if (method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(IsPointer))
            return "it has pointers in its signature";
        var generics = TrackedMethodReader.GenericsAround(type).Concat(method.TypeParameters).Select(parameter => parameter.Name).ToList();
        return generics.Distinct().Count() != generics.Count ? "a type parameter hides another" : null;
    }

    private static bool IsPointer(ITypeSymbol type) => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static string? Unreachable(IMethodSymbol method, Compilation compilation)
    {
        var signature = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Append(method.ContainingType)
            .Concat(method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes));
        if (signature.FirstOrDefault(type => !CanName(type, compilation)) is { } hidden)
            return $"the type '{hidden.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is private or file-local";
        if (compilation.IsSymbolAccessibleWithin(method, compilation.Assembly))
            return null;
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return "it is a private member of an interface";
        return method.ContainingType.IsStatic && TrackedMethodReader.GenericsAround(method.ContainingType).Any()
            ? "it is a private member of a generic static class"
            : null;
    }

    private static bool CanName(ITypeSymbol type, Compilation compilation) => type switch
    {
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => CanName(array.ElementType, compilation),
        INamedTypeSymbol named => !named.IsFileLocal
            && compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly)
            && named.TypeArguments.All(argument => CanName(argument, compilation))
            && (named.ContainingType is null || CanName(named.ContainingType, compilation)),
        _ => false,
    };
}
