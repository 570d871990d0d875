using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Opik.Sdk.Generators;

/// <summary>Generates an interceptor for each method that is tracked and called, and lists the entrypoints.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrackGenerator : IIncrementalGenerator
{
    /// <summary>Names of the steps, for tests of incremental runs.</summary>
    internal const string CallsStep = "OpikTrackedCalls";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var calls = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => CallFinder.IsCandidate(node), CallFinder.Read)
            .Where(static call => call is not null)
            .Select(static (call, _) => call!)
            .WithTrackingName(CallsStep);
        context.RegisterImplementationSourceOutput(calls.Collect(), static (output, calls) =>
        {
            if (calls.Length > 0)
                output.AddSource("Opik.TrackInterceptors.g.cs", SourceText.From(InterceptorWriter.Write(calls), Encoding.UTF8));
        });
    }
}
