namespace Opik.Optimizer;

/// <summary>A way in which a prompt fails.</summary>
/// <param name="Name">A few words.</param>
/// <param name="Description">What goes wrong.</param>
/// <param name="RootCause">Why.</param>
internal sealed record FailureMode(string Name, string Description, string RootCause);
