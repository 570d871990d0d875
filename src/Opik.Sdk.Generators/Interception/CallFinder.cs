using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Opik.Sdk.Generators;

/// <summary>Finds the calls to intercept.</summary>
internal static class CallFinder
{
    /// <summary>The look at the syntax alone.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is InvocationExpressionSyntax call && NameOf(call) is not null and not "nameof";

    /// <summary>The call, if its method is tracked and both can be intercepted.</summary>
    public static TrackedInvocation? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var model = context.SemanticModel;
        if (!AttributedNames.Contains(model.Compilation, NameOf(call)!) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target)
            return null;
        var method = TrackAttributes.Definition(target);
        if (TrackAttributes.Of(method) is not { } attribute || TrackAttributes.IsDecorated(method.ContainingType))
            return null;
        if (MethodProblems.Find(method, model.Compilation, out _) != TrackProblem.None
            || CallProblems.Find(call, target, model, cancellationToken) != TrackProblem.None)
            return null;
#pragma warning disable RSEXPERIMENTAL002 // Interceptors are stable since .NET 9.0.2xx; the analysis package of this version still marks them.
        return model.GetInterceptableLocation(call, cancellationToken) is { } location
            ? new TrackedInvocation(TrackedMethodReader.Read(method, TrackSettings.Read(attribute, method), model.Compilation), location.Version, location.Data, location.GetDisplayLocation())
            : null;
#pragma warning restore RSEXPERIMENTAL002
    }

    /// <summary>The name that is called; null when there is none, as in <c>f()()</c>.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
