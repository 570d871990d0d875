using Opik.Contracts;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <summary>A catalog in a folder of its own, which can be closed and opened again.</summary>
public sealed class CatalogFixture : IAsyncDisposable
{
    private static readonly SteppingClock _clock = new();
    private readonly TemporaryFolder _folder = new("catalog");

    public CatalogFixture() => Catalog = SqliteCatalog.Open(_folder.Path, _clock);

    public SqliteCatalog Catalog { get; private set; }

    public static Scope Other { get; } = new(new Guid("00000000-0000-7000-8000-000000000002"), "eve");

    public static Guid NewId() => UuidV7.Create(_clock);

    public async Task ReopenAsync()
    {
        await Catalog.DisposeAsync();
        Catalog = SqliteCatalog.Open(_folder.Path, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        _folder.Dispose();
    }
}
