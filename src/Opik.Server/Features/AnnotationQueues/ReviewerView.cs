namespace Opik.Server.Features.AnnotationQueues;

/// <summary>A reviewer on the wire.</summary>
/// <param name="Username">The user.</param>
/// <param name="Status">Number of items that the user has judged.</param>
internal sealed record ReviewerView(string Username, long Status);
