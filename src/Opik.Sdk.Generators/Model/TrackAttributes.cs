using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>Finds the attributes of the SDK on symbols.</summary>
internal static class TrackAttributes
{
    /// <summary>The method's <c>[OpikTrack]</c>, or that of the method it overrides; null: it is not tracked.</summary>
    public static AttributeData? Of(IMethodSymbol method)
    {
        for (IMethodSymbol? current = Definition(method); current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            if (Find(current, "OpikTrackAttribute") is { } attribute)
                return attribute;
        }

        return null;
    }

    /// <summary>True for an interface with <c>[OpikTracked]</c>.</summary>
    public static bool IsDecorated(ITypeSymbol? type) => type is { TypeKind: TypeKind.Interface } && Find(type.OriginalDefinition, "OpikTrackedAttribute") is not null;

    /// <summary>The method as it was declared: neither constructed nor reduced, the part with the body's attributes.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.PartialDefinitionPart ?? method;
    }

    private static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace is { Name: "Opik", ContainingNamespace.IsGlobalNamespace: true })
                return attribute;
        }

        return null;
    }
}
