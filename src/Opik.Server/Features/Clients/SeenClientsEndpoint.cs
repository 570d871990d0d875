using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Clients;

/// <summary>Who asked lately.</summary>
internal sealed class SeenClientsEndpoint(SeenClients clients)
{
    public Task FindAsync(HttpContext http) => http.WriteDtoAsync(200, new SeenClientsAnswer(clients.Of(http.Scope().WorkspaceId)));
}
