namespace Opik.Server.Features.Clients;

/// <summary>The clients, latest first.</summary>
internal sealed record SeenClientsAnswer(IReadOnlyList<SeenClient> Content);
