using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>Why there can be no decorator for an interface.</summary>
internal static class DecoratorProblems
{
    /// <summary>The reason; null: there can.</summary>
    public static string? Find(INamedTypeSymbol service, Compilation compilation)
    {
        if (!IsReachable(service, compilation))
            return "generated code cannot name it: it, or a type around it or in it, is private or file-local. Make it internal.";
        foreach (var member in MembersOf(service))
        {
            if (member is { IsStatic: true, IsAbstract: true })
                return $"'{member.Name}' is a static member that types implement. Decorate an interface without it.";
            if (member is IPropertySymbol { SetMethod.IsInitOnly: true })
                return $"'{member.Name}' has an init accessor, which cannot be forwarded. Make it set.";
            if (!compilation.IsSymbolAccessibleWithin(member, compilation.Assembly) && member.IsAbstract)
                return $"'{member.Name}' is not accessible here.";
        }

        return !TrackAttributes.IsDecorated(service) && MembersOf(service).OfType<IMethodSymbol>().Any(method => TrackAttributes.Of(method) is not null)
            ? "its members carry [OpikTrack], so callers are intercepted already. Mark the interface [OpikTracked] to track behind it instead."
            : null;
    }

    /// <summary>Members of the interface and of those it extends.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol service) => service.AllInterfaces.Prepend(service).SelectMany(type => type.GetMembers());

    private static bool IsReachable(ITypeSymbol type, Compilation compilation)
    {
        if (type is not INamedTypeSymbol named)
            return type is not IArrayTypeSymbol array || IsReachable(array.ElementType, compilation);
        return !named.IsFileLocal && compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly) && named.TypeArguments.All(argument => IsReachable(argument, compilation));
    }
}
