using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Opik.Sdk.Generators;

/// <summary>Looks at each <c>[OpikTrack]</c> where it stands: whether its method can be tracked at all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        TrackDiagnostics.NoMethod, TrackDiagnostics.ByRefReturn, TrackDiagnostics.Inaccessible, TrackDiagnostics.Shape,
        TrackDiagnostics.AsyncVoid, TrackDiagnostics.UnknownArgument, TrackDiagnostics.PublicInLibrary,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(static symbol => Look((IMethodSymbol)symbol.Symbol, symbol.Compilation, symbol.ReportDiagnostic), SymbolKind.Method);
        context.RegisterOperationAction(static operation => Look(((ILocalFunctionOperation)operation.Operation).Symbol, operation.Compilation, operation.ReportDiagnostic), OperationKind.LocalFunction);
        context.RegisterOperationAction(static operation => Look(((IAnonymousFunctionOperation)operation.Operation).Symbol, operation.Compilation, operation.ReportDiagnostic), OperationKind.AnonymousFunction);
    }

    private static void Look(IMethodSymbol method, Compilation compilation, Action<Diagnostic> report)
    {
        // An override without an attribute of its own inherits what is said where it stands.
        if (method.PartialDefinitionPart is not null || TrackAttributes.Of(method) is not { } attribute || !IsOn(attribute, method))
            return;
        var place = method.Locations.FirstOrDefault(location => location.IsInSource);
        var problem = MethodProblems.Find(method, compilation, out var detail);
        if (RuleOf(problem) is { } rule)
        {
            report(rule == TrackDiagnostics.NoMethod ? Diagnostic.Create(rule, place, detail) : Diagnostic.Create(rule, place, method.Name, detail));
            return;
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
            report(Diagnostic.Create(TrackDiagnostics.AsyncVoid, place, method.Name));
        foreach (var name in TrackSettings.Read(attribute, method).IgnoreArguments.Where(name => method.Parameters.All(parameter => parameter.Name != name)))
            report(Diagnostic.Create(TrackDiagnostics.UnknownArgument, place, method.Name, name));
        if (compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && IsPublic(method))
            report(Diagnostic.Create(TrackDiagnostics.PublicInLibrary, place, method.Name));
    }

    private static bool IsOn(AttributeData attribute, IMethodSymbol method) =>
        TrackAttributes.Definition(method).GetAttributes().Any(own => ReferenceEquals(own, attribute) || own.ApplicationSyntaxReference?.Span == attribute.ApplicationSyntaxReference?.Span);

    private static DiagnosticDescriptor? RuleOf(TrackProblem problem) => problem switch
    {
        TrackProblem.NoMethod => TrackDiagnostics.NoMethod,
        TrackProblem.ByRefReturn => TrackDiagnostics.ByRefReturn,
        TrackProblem.Inaccessible => TrackDiagnostics.Inaccessible,
        TrackProblem.Shape => TrackDiagnostics.Shape,
        _ => null,
    };

    private static bool IsPublic(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }
}
