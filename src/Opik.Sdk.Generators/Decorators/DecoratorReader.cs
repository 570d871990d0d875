using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>Turns an interface into its <see cref="Decorator"/>.</summary>
internal static class DecoratorReader
{
    /// <summary>The decorator; null when there can be none, which the analyzer reports.</summary>
    public static Decorator? Read(ITypeSymbol service, Compilation compilation)
    {
        if (service is not INamedTypeSymbol { TypeKind: TypeKind.Interface } type || DecoratorProblems.Find(type, compilation) is not null)
            return null;
        // Members that no type has to implement (private, sealed, static) are not forwarded.
        var members = DecoratorProblems.MembersOf(type).Where(member => !member.IsStatic && (member.IsAbstract || member.IsVirtual)).ToList();
        var methods = members.OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).Select(method => Read(method, compilation));
        var others = members.Select(ForwardingText.Of).OfType<string>();
        return new Decorator(CSharpText.FullName(type), type.Name, new(methods.ToImmutableArray()), new(others.ToImmutableArray()));
    }

    private static DecoratedMethod Read(IMethodSymbol method, Compilation compilation)
    {
        var settings = TrackAttributes.Of(method) is { } attribute ? TrackSettings.Read(attribute, method) : new TrackSettings(method.Name);
        var read = TrackedMethodReader.Read(method, settings, compilation);
        return new DecoratedMethod(read, read is { IsUnsafe: false, ReturnModifier: "" });
    }
}
