using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Opik.Sdk.Generators;

/// <summary>
/// Calls of interface members and virtual methods that are not tracked while an implementation in this compilation is. Whether
/// the interface gets a decorator is known only when all of the compilation was seen.
/// </summary>
internal sealed class HiddenImplementations(Compilation compilation)
{
    private readonly Lazy<Dictionary<IMethodSymbol, IMethodSymbol>> _tracked = new(() => Collect(compilation));
    private readonly ConcurrentBag<(Location Place, IMethodSymbol Member, IMethodSymbol Implementation)> _calls = [];
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _decorated = new(SymbolEqualityComparer.Default);

    /// <summary>Looks at a call of a method that is not tracked.</summary>
    public void Note(IInvocationOperation call)
    {
        var member = TrackAttributes.Definition(call.TargetMethod);
        if (Registrations.ServiceOf(call.TargetMethod) is { } service)
            _decorated[service.OriginalDefinition] = true;
        else if ((member.IsAbstract || member.IsVirtual || member.IsOverride) && _tracked.Value.TryGetValue(member, out var implementation))
            _calls.Add((call.Syntax.GetLocation(), member, implementation));
    }

    /// <summary>Reports what no decorator covers.</summary>
    public void Report(CompilationAnalysisContext context)
    {
        foreach (var (place, member, implementation) in _calls)
        {
            if (!TrackAttributes.IsDecorated(member.ContainingType) && !_decorated.ContainsKey(member.ContainingType))
                context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.ThroughMember, place, Name(member), Name(implementation)));
        }
    }

    private static string Name(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";

    private static Dictionary<IMethodSymbol, IMethodSymbol> Collect(Compilation compilation)
    {
        var found = new Dictionary<IMethodSymbol, IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var type in Types(compilation.Assembly.GlobalNamespace))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => TrackAttributes.Of(method) is not null))
            {
                foreach (var member in Implemented(type, method).Where(member => TrackAttributes.Of(member) is null))
                    found[member] = method;
            }
        }

        return found;
    }

    private static IEnumerable<IMethodSymbol> Implemented(INamedTypeSymbol type, IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            yield return overridden.OriginalDefinition;
        foreach (var member in type.AllInterfaces.SelectMany(implemented => implemented.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                yield return member.OriginalDefinition;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(Types).Concat(space.GetTypeMembers().SelectMany(WithNested));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
