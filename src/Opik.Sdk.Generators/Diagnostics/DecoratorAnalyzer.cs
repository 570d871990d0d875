using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Opik.Sdk.Generators;

/// <summary>Reports interfaces that were to be decorated and cannot be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DecoratorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [TrackDiagnostics.NoDecorator, TrackDiagnostics.NoInterface];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(static symbol => LookAtType(symbol), SymbolKind.NamedType);
        context.RegisterOperationAction(static operation => LookAtCall(operation), OperationKind.Invocation);
    }

    private static void LookAtType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TrackAttributes.IsDecorated(type) && DecoratorProblems.Find(type, context.Compilation) is { } reason)
            context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.NoDecorator, type.Locations[0], type.Name, reason));
    }

    private static void LookAtCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (Registrations.ServiceOf(call.TargetMethod) is not { } service)
            return;
        if (service is not INamedTypeSymbol { TypeKind: TypeKind.Interface } type)
            context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.NoInterface, call.Syntax.GetLocation(), service.Name));
        else if (!TrackAttributes.IsDecorated(type) && DecoratorProblems.Find(type, context.Compilation) is { } reason)
            context.ReportDiagnostic(Diagnostic.Create(TrackDiagnostics.NoDecorator, call.Syntax.GetLocation(), type.Name, reason));
    }
}
