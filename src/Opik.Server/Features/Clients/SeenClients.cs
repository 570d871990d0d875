namespace Opik.Server.Features.Clients;

/// <summary>
/// The programs that asked since the server started, in memory, by workspace, name and version. Bounded: who has not been heard
/// of for longest gives way, because names and versions come from outside.
/// </summary>
internal sealed class SeenClients(TimeProvider clock)
{
    /// <summary>Clients that are remembered, of all workspaces.</summary>
    public const int Most = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Workspace, string Name, string? Version), SeenClient> _clients = [];

    /// <summary>
    /// Notes a request; <paramref name="wrote"/>: it brought traces or spans. True when it says something new: a client that
    /// was not known, or its first write or refusal.
    /// </summary>
    public bool Note(Guid workspace, string name, string? version, bool wrote, string? project, int status, string path)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (_gate)
        {
            var key = (workspace, name, version);
            var isNew = !_clients.TryGetValue(key, out var known);
            if (known is null)
            {
                if (_clients.Count >= Most)
                    _clients.Remove(_clients.MinBy(static client => client.Value.LastSeenAt).Key);
                known = new SeenClient(name, version, now, now, 0, null, null, null);
            }

            var accepted = status < 400;
            _clients[key] = known with
            {
                LastSeenAt = now,
                Requests = known.Requests + 1,
                LastWriteAt = wrote && accepted ? now : known.LastWriteAt,
                LastProject = wrote && project is not null ? project : known.LastProject,
                LastRefusal = accepted ? known.LastRefusal : new ClientRefusal(now, status, path),
            };
            return isNew || (wrote && accepted && known.LastWriteAt is null) || (!accepted && known.LastRefusal is null);
        }
    }

    /// <summary>Those of a workspace, latest first.</summary>
    public IReadOnlyList<SeenClient> Of(Guid workspace)
    {
        lock (_gate)
            return [.. _clients.Where(client => client.Key.Workspace == workspace).Select(client => client.Value).OrderByDescending(client => client.LastSeenAt)];
    }
}
