using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Opik.Sdk.Generators;

/// <summary>
/// Generates decorators for interfaces marked <c>[OpikTracked]</c> and for those that <c>AddOpikTracking</c> or
/// <c>AddOpikTracked</c> names, and lists the entrypoints.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DecoratorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var marked = context.SyntaxProvider.ForAttributeWithMetadataName(
            TrackNames.TrackedAttribute,
            static (node, _) => node is InterfaceDeclarationSyntax { Arity: 0 },
            static (found, _) => DecoratorReader.Read((ITypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation));
        var registered = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InvocationExpressionSyntax call && CallFinder.NameOf(call) is TrackNames.AddTracking or TrackNames.AddTracked,
            static (found, cancellationToken) => found.SemanticModel.GetSymbolInfo(found.Node, cancellationToken).Symbol is IMethodSymbol method
                && Registrations.ServiceOf(method) is { } service ? DecoratorReader.Read(service, found.SemanticModel.Compilation) : null);
        context.RegisterImplementationSourceOutput(marked.Collect().Combine(registered.Collect()), static (output, found) =>
        {
            var decorators = found.Left.Concat(found.Right).OfType<Decorator>().ToImmutableArray();
            if (decorators.Length > 0)
                output.AddSource("Opik.Decorators.g.cs", SourceText.From(DecoratorWriter.Write(decorators), Encoding.UTF8));
        });

        var entrypoints = context.SyntaxProvider.ForAttributeWithMetadataName(
            TrackNames.TrackAttribute,
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => ReadEntrypoint(found));
        context.RegisterImplementationSourceOutput(entrypoints.Where(static method => method is not null).Collect(), static (output, methods) =>
        {
            if (methods.Length > 0)
                output.AddSource("Opik.Entrypoints.g.cs", SourceText.From(EntrypointWriter.Write([.. methods.OfType<TrackedMethod>()]), Encoding.UTF8));
        });
    }

    private static TrackedMethod? ReadEntrypoint(GeneratorAttributeSyntaxContext found)
    {
        var method = (IMethodSymbol)found.TargetSymbol;
        var settings = TrackSettings.Read(found.Attributes[0], method);
        return settings.Entrypoint && method.PartialDefinitionPart is null ? TrackedMethodReader.Read(method, settings, found.SemanticModel.Compilation) : null;
    }
}
