using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Opik.Sdk.Generators.Tests;

/// <summary>Compiles source text with generators and analyzers, as a build would.</summary>
internal static class Compiled
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        global using Opik;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    public static CSharpParseOptions ParseOptions { get; } =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "Opik.Generated")]);

    public static CSharpCompilation Source(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(Usings, ParseOptions, "Usings.cs", System.Text.Encoding.UTF8), CSharpSyntaxTree.ParseText(source, ParseOptions, "Sample.cs", System.Text.Encoding.UTF8)],
        s_references.Value,
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new TrackGenerator().AsSourceGenerator(), new DecoratorGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by name; the whole must compile without errors.</summary>
    public static IReadOnlyDictionary<string, string> Generate(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Source(source, kind), out var compilation, out var problems);
        Assert.Empty(problems);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).ToDictionary(file => file.HintName, file => file.SourceText.ToString());
    }

    /// <summary>Diagnostics of the analyzers, <c>id line: message</c>, in order.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params IIncrementalGenerator[] others)
    {
        var driver = CSharpGeneratorDriver.Create([.. others.Append(new TrackGenerator()).Append(new DecoratorGenerator()).Select(generator => generator.AsSourceGenerator())], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(Source(source, kind), out var compilation, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers([new TrackDeclarationAnalyzer(), new TrackUseAnalyzer(), new DecoratorAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
