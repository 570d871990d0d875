using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Opik.Sdk.Generators;

/// <summary>Reports every use of a tracked method that no interceptor can follow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        TrackDiagnostics.Delegate, TrackDiagnostics.BaseCall, TrackDiagnostics.ThroughMember, TrackDiagnostics.ExpressionTree,
        TrackDiagnostics.GenericReceiver, TrackDiagnostics.ByCompiler, TrackDiagnostics.InGeneratedCode,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Code of other generators too: it may call a tracked method where our generator cannot see it.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(TrackNames.TrackAttribute) is null)
                return;
            var hidden = new HiddenImplementations(start.Compilation);
            start.RegisterOperationAction(static operation => LookAtReference(operation), OperationKind.MethodReference);
            start.RegisterOperationAction(operation => LookAtCall(operation, hidden), OperationKind.Invocation);
            start.RegisterCompilationEndAction(hidden.Report);
        });
    }

    private static void LookAtReference(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (IsTrackable(reference.Method, context.Compilation) && !IsOurs(context) && !IsInNameOf(reference))
            context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.Delegate, reference.Syntax.GetLocation(), reference.Method.Name));
    }

    private static void LookAtCall(OperationAnalysisContext context, HiddenImplementations hidden)
    {
        if (IsOurs(context))
            return;
        var call = (IInvocationOperation)context.Operation;
        if (!IsTrackable(call.TargetMethod, context.Compilation))
        {
            hidden.Note(call);
            return;
        }

        var name = call.TargetMethod.Name;
        var place = call.Syntax.GetLocation();
        if (call.Syntax is not InvocationExpressionSyntax syntax || call.IsImplicit)
            context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.ByCompiler, place, name));
        else if (RuleOf(CallProblems.Find(syntax, call.TargetMethod, call.SemanticModel!, context.CancellationToken)) is { } rule)
            context.ReportDiagnostic(Diagnostic.Create(rule, place, name, call.Instance?.Type?.Name));
        else if (context.IsGeneratedCode && !IsIntercepted(call, syntax, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.InGeneratedCode, place, name));
    }

    private static DiagnosticDescriptor? RuleOf(TrackProblem problem) => problem switch
    {
        TrackProblem.BaseCall => TrackDiagnostics.BaseCall,
        TrackProblem.ExpressionTree => TrackDiagnostics.ExpressionTree,
        TrackProblem.GenericReceiver => TrackDiagnostics.GenericReceiver,
        _ => null,
    };

    // What is wrong with the method itself is reported where it is declared.
    private static bool IsTrackable(IMethodSymbol method, Compilation compilation)
    {
        var definition = TrackAttributes.Definition(method);
        return TrackAttributes.Of(definition) is not null
            && !TrackAttributes.IsDecorated(definition.ContainingType)
            && MethodProblems.Find(definition, compilation, out _) == TrackProblem.None;
    }

    private static bool IsOurs(OperationAnalysisContext context) => context.ContainingSymbol.ContainingNamespace?.ToDisplayString() == TrackNames.GeneratedNamespace;

    private static bool IsInNameOf(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is INameOfOperation)
                return true;
        }

        return false;
    }

#pragma warning disable RSEXPERIMENTAL002 // As in CallFinder.
    private static bool IsIntercepted(IInvocationOperation call, InvocationExpressionSyntax syntax, CancellationToken cancellationToken) =>
        call.SemanticModel!.GetInterceptorMethod(syntax, cancellationToken) is not null;
#pragma warning restore RSEXPERIMENTAL002
}
