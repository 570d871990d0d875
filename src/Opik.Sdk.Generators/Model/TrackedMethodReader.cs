using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>Turns a method symbol into a <see cref="TrackedMethod"/>.</summary>
internal static class TrackedMethodReader
{
    public static TrackedMethod Read(IMethodSymbol method, TrackSettings settings, Compilation compilation)
    {
        var type = method.ContainingType;
        var needsAccessor = !compilation.IsSymbolAccessibleWithin(method, compilation.Assembly);
        return new TrackedMethod(method.Name, CSharpText.FullName(type), settings)
        {
            IsStatic = method.IsStatic,
            IsExtension = method.IsExtensionMethod,
            IsOfStruct = type.IsValueType,
            ReturnType = method.ReturnsVoid ? "void" : CSharpText.FullName(method.ReturnType),
            ReturnModifier = method.ReturnsByRefReadonly ? "ref readonly " : method.ReturnsByRef ? "ref " : "",
            IsUnsafe = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(part => part.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer),
            Shape = ShapeOf(method),
            Parameters = new(method.Parameters.Select(parameter => Read(parameter, settings)).ToImmutableArray()),
            TypeGenerics = new(GenericsAround(type).Select(GenericParameter.Of).ToImmutableArray()),
            MethodGenerics = new(method.TypeParameters.Select(GenericParameter.Of).ToImmutableArray()),
            NeedsAccessor = needsAccessor,
            StaticTypeName = needsAccessor && type.IsStatic ? ReflectionName(type) : null,
        };
    }

    /// <summary>Type parameters of a type and of the types it is nested in, outermost first.</summary>
    public static IEnumerable<ITypeParameterSymbol> GenericsAround(INamedTypeSymbol? type) =>
        type is null ? [] : GenericsAround(type.ContainingType).Concat(type.TypeParameters);

    public static ReturnShape ShapeOf(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
            return ReturnShape.Void;
        if (IsRefLike(method.ReturnType))
            return ReturnShape.Uncaptured;
        return method.ReturnType.OriginalDefinition is INamedTypeSymbol { ContainingNamespace: { } space } type
            ? (space.ToDisplayString(), type.MetadataName) switch
            {
                ("System.Threading.Tasks", "Task" or "Task`1" or "ValueTask" or "ValueTask`1") => ReturnShape.Awaited,
                ("System.Collections.Generic", "IAsyncEnumerable`1") => ReturnShape.Stream,
                ("System.Collections.Generic", "IEnumerable`1") => ReturnShape.Sequence,
                _ => ReturnShape.Value,
            }
            : ReturnShape.Value;
    }

    private static TrackedParameter Read(IParameterSymbol parameter, TrackSettings settings)
    {
        var (modifier, passing) = parameter.RefKind switch
        {
            RefKind.Ref => ("ref ", "ref "),
            RefKind.Out => ("out ", "out "),
            RefKind.In => ("in ", "in "),
            RefKind.RefReadOnlyParameter => ("ref readonly ", "in "),
            _ => ("", ""),
        };
        // An out parameter is scoped by itself.
        if (parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out)
            modifier = "scoped " + modifier;
        return new TrackedParameter(
            parameter.Name,
            CSharpText.FullName(parameter.Type),
            modifier,
            passing,
            settings.CaptureInput && !settings.IgnoreArguments.Items.Contains(parameter.Name) && UncapturedParameters.IsInput(parameter),
            UncapturedParameters.IsArgs(parameter.Type),
            FormTypes.Of(parameter.Type),
            parameter.IsOptional);
    }

    public static bool IsRefLike(ITypeSymbol type) =>
        type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true } || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    // Namespace.Outer+Inner, Assembly
    private static string ReflectionName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;
        var space = type.ContainingNamespace;
        return $"{(space.IsGlobalNamespace ? "" : space.ToDisplayString() + ".")}{name}, {type.ContainingAssembly.Name}";
    }
}
