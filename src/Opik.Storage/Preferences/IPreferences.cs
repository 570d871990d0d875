using Opik.Contracts;

namespace Opik.Storage;

/// <summary>How a user wants the pages of a workspace; nobody else sees it. The last who writes wins: they are one user's own.</summary>
public interface IPreferences
{
    /// <summary>Preferences of one user in one workspace, all that there can be.</summary>
    public const int Most = 200;

    /// <summary>All of the user, by name.</summary>
    Task<IReadOnlyDictionary<string, JsonText>> FindAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Stores one as a whole; null forgets it. <see cref="StoreConflictException"/> when the user has <see cref="Most"/> others.</summary>
    Task SaveAsync(Scope scope, string name, JsonText? value, CancellationToken cancellationToken);
}
