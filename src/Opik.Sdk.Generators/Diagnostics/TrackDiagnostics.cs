using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>
/// Every diagnostic of the tracker: the registry of the ids OPIK1001 and up, each explained in docs/dotnet/track.md. An id is
/// never used again for something else.
/// </summary>
internal static class TrackDiagnostics
{
    public static readonly DiagnosticDescriptor Delegate = Rule(
        "OPIK1001", "Tracked method becomes a delegate", "'{0}' is tracked, but calls through a delegate are not. Pass a lambda that calls it, such as 'x => {0}(x)'.");

    public static readonly DiagnosticDescriptor BaseCall = Rule(
        "OPIK1002", "Tracked method is called through base", "The call 'base.{0}' is not tracked. Move the tracked work into a method that is not virtual and call that.");

    public static readonly DiagnosticDescriptor ThroughMember = Rule(
        "OPIK1003",
        "Tracked method is called through a member that is not tracked",
        "The call of '{0}' is not tracked although '{1}' is. Put [OpikTrack] on '{0}', or mark the interface [OpikTracked] and register it with AddOpikTracking.",
        tags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NoMethod = Rule(
        "OPIK1004", "The attribute has no effect here", "[OpikTrack] has no effect on {0}. Move the code into a method of a class, or open a span with OpikClient.StartSpan.");

    public static readonly DiagnosticDescriptor ByRefReturn = Rule(
        "OPIK1005", "Tracked method returns by reference", "'{0}' returns a reference and is not tracked. Return the value, or open a span inside it with OpikClient.StartSpan.");

    public static readonly DiagnosticDescriptor Inaccessible = Rule(
        "OPIK1006", "Generated code cannot reach the method", "'{0}' is not tracked because {1}. Make it internal, or open a span inside the method with OpikClient.StartSpan.");

    public static readonly DiagnosticDescriptor Shape = Rule(
        "OPIK1007", "Methods of this shape cannot be tracked", "'{0}' is not tracked because {1}. Open a span inside it with OpikClient.StartSpan.");

    public static readonly DiagnosticDescriptor ExpressionTree = Rule(
        "OPIK1008", "Tracked method is called in an expression tree", "The call of '{0}' is part of an expression tree and is not tracked. Call it outside and use its result.");

    public static readonly DiagnosticDescriptor GenericReceiver = Rule(
        "OPIK1009", "Tracked method is called on a value of a type parameter", "The call of '{0}' on a value of type '{1}' is not tracked. Constrain '{1}' to class, or cast the value to the interface first.");

    public static readonly DiagnosticDescriptor ByCompiler = Rule(
        "OPIK1010", "Tracked method is called by the compiler", "'{0}' is called here without being named (foreach, using, await, a query or an initializer) and is not tracked. Call it by its name.");

    public static readonly DiagnosticDescriptor AsyncVoid = Rule(
        "OPIK1011", "Tracked method is async void", "The span of '{0}' ends at its first await because nobody can wait for it. Return Task.");

    public static readonly DiagnosticDescriptor UnknownArgument = Rule(
        "OPIK1012", "IgnoreArguments names no parameter", "'{0}' has no parameter '{1}', so IgnoreArguments hides nothing. Use nameof.");

    public static readonly DiagnosticDescriptor PublicInLibrary = Rule(
        "OPIK1013",
        "Tracked method of a library is public",
        "Calls of '{0}' from projects that do not reference Opik.Sdk are not tracked. Make it call an internal tracked method if they must be.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor InGeneratedCode = Rule(
        "OPIK1014", "Tracked method is called in generated code", "The call of '{0}' is in code of another generator and is not tracked. Let the generated code call a method of yours that calls it.");

    public static readonly DiagnosticDescriptor NoDecorator = Rule(
        "OPIK1015", "The interface cannot be decorated", "No decorator is generated for '{0}' because {1}");

    public static readonly DiagnosticDescriptor NoInterface = Rule(
        "OPIK1016", "AddOpikTracking needs an interface", "AddOpikTracking is asked for '{0}', which is no interface known at compile time. Name the interface that the service is registered as.");

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning, params string[] tags) =>
        new(id, title, message, "Opik.Tracking", severity, isEnabledByDefault: true, helpLinkUri: "docs/dotnet/track.md#" + id.ToLowerInvariant(), customTags: tags);
}
