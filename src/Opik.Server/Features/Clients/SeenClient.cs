namespace Opik.Server.Features.Clients;

/// <summary>What is known of a program that asked the server; times are UTC.</summary>
/// <param name="Name">The client: <c>opik-dotnet</c>, <c>opik-python</c>, <c>opik-typescript</c>, <c>opentelemetry</c>, or the product of its User-Agent.</param>
/// <param name="Version">Its version, as far as it says so.</param>
/// <param name="FirstSeenAt">First request since the server started.</param>
/// <param name="LastSeenAt">Latest request.</param>
/// <param name="Requests">How many.</param>
/// <param name="LastWriteAt">Latest request that wrote traces or spans and was accepted.</param>
/// <param name="LastProject">The project that its latest writing named in a header or query.</param>
/// <param name="LastRefusal">Its latest request that was refused.</param>
internal sealed record SeenClient(
    string Name, string? Version, DateTime FirstSeenAt, DateTime LastSeenAt, long Requests, DateTime? LastWriteAt, string? LastProject, ClientRefusal? LastRefusal);
