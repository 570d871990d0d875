using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Opik.Sdk.Generators;

/// <summary>What keeps one call of a method from being intercepted.</summary>
internal static class CallProblems
{
    public static TrackProblem Find(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
            return TrackProblem.BaseCall;
        if (HasGenericReceiver(call, method, model, cancellationToken))
            return TrackProblem.GenericReceiver;
        return IsInExpressionTree(call, model, cancellationToken) ? TrackProblem.ExpressionTree : TrackProblem.None;
    }

    private static bool HasGenericReceiver(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken) =>
        !method.IsStatic && method.ReducedFrom is null && call.Expression is MemberAccessExpressionSyntax access
        && model.GetTypeInfo(access.Expression, cancellationToken).Type is ITypeParameterSymbol { IsReferenceType: false };

    private static bool IsInExpressionTree(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = call.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is LambdaExpressionSyntax lambda && IsExpression(model.GetTypeInfo(lambda, cancellationToken).ConvertedType))
                return true;
        }

        return false;
    }

    private static bool IsExpression(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Expression", Arity: 1 } && type.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions";
}
