using Opik.Storage.ContractTests.Catalog;

namespace Opik.Storage.Sqlite.Tests.Catalog;

public sealed class SqliteFollowingEnvironmentTests : FollowingEnvironmentContract
{
    protected override Task<CatalogStore> OpenAsync(TimeProvider clock) => Task.FromResult<CatalogStore>(new SqliteCatalogStore(clock));
}
