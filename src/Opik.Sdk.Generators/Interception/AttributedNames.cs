using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Opik.Sdk.Generators;

/// <summary>
/// Names of methods that may be tracked: those with any attribute in the sources, and the tracked ones of other assemblies. A
/// call of another name needs no look at its symbol, which keeps the generator cheap in programs with many calls.
/// </summary>
internal static class AttributedNames
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> s_ofCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> s_ofTree = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> s_ofAssembly = new();

    public static bool Contains(Compilation compilation, string name) => s_ofCompilation.GetValue(compilation, Collect).Contains(name);

    private static HashSet<string> Collect(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            names.UnionWith(s_ofTree.GetValue(tree, static tree => [.. InTree(tree)]));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            names.UnionWith(s_ofAssembly.GetValue(assembly, static assembly => UsesSdk(assembly) ? [.. InNamespace(assembly.GlobalNamespace)] : []));
        // An override is tracked with the method it overrides, whose name it shares.
        return names;
    }

    private static IEnumerable<string> InTree(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(static method => method.AttributeLists.Count > 0)
            .Select(static method => method.Identifier.ValueText);

    private static bool UsesSdk(IAssemblySymbol assembly) => assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == "Opik.Sdk"));

    private static IEnumerable<string> InNamespace(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(InNamespace).Concat(space.GetTypeMembers().SelectMany(InType));

    private static IEnumerable<string> InType(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(static method => TrackAttributes.Of(method) is not null).Select(static method => method.Name)
            .Concat(type.GetTypeMembers().SelectMany(InType));
}
