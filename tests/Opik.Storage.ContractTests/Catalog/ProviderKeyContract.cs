using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Keys of model providers: one of a provider and name in a workspace.</summary>
public abstract class ProviderKeyContract : CatalogContract
{
    private IProviderKeys Keys => Store.ProviderKeys;

    [Fact]
    public async Task Every_member_survives_a_reopening()
    {
        var key = new ProviderKey
        {
            Id = NewId(), Provider = "custom-llm", ProviderName = "vLLM", Name = "n", ApiKey = "v1.a", Headers = "v1.h", BaseUrl = "http://a/v1",
            Configuration = JsonText.Parse("""{"models":"m"}"""), AuthConfig = JsonText.Parse("""{"token_url":"http://t"}"""),
        };
        await Keys.CreateAsync(Scope, key, default);
        await Store.ReopenAsync();
        var read = (await Keys.GetAsync(Scope, key.Id, default))!;

        Assert.Equal(key, read with { CreatedAt = default, CreatedBy = null, LastUpdatedAt = default, LastUpdatedBy = null });
        Assert.Equal((Scope.UserName, Scope.UserName), (read.CreatedBy, read.LastUpdatedBy));
    }

    [Fact]
    public async Task Provider_and_name_are_unique_without_regard_to_case()
    {
        await CreateAsync("openai", null);
        await CreateAsync("ollama", "One");
        await CreateAsync("custom-llm", "one");

        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("openai", null));
        await Assert.ThrowsAsync<StoreConflictException>(() => CreateAsync("ollama", " ONE "));
        Assert.Equal(["openai", "ollama", "custom-llm"], (await Keys.FindAsync(Scope, default)).Select(key => key.Provider));
    }

    [Fact]
    public async Task Changes_are_made_one_after_the_other_and_never_take_a_name()
    {
        var id = await CreateAsync("ollama", "one");
        await CreateAsync("ollama", "two");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Keys.UpdateAsync(Scope, id, key => key with { Name = key.Name + "x" }, default))));

        Assert.Equal(new string('x', 20), (await Keys.GetAsync(Scope, id, default))!.Name);
        await Assert.ThrowsAsync<StoreConflictException>(() => Keys.UpdateAsync(Scope, id, key => key with { ProviderName = "two" }, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Keys.UpdateAsync(Scope, NewId(), key => key, default));
        await Assert.ThrowsAsync<FormatException>(() => Keys.UpdateAsync(Scope, id, _ => throw new FormatException(), default));
        Assert.Equal("one", (await Keys.GetAsync(Scope, id, default))!.ProviderName);
    }

    [Fact]
    public async Task Another_workspace_sees_and_changes_nothing()
    {
        var id = await CreateAsync("openai", null);
        await Keys.CreateAsync(Other, new ProviderKey { Id = NewId(), Provider = "openai" }, default);
        await Keys.DeleteAsync(Other, [id], default);

        Assert.Null(await Keys.GetAsync(Other, id, default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Keys.UpdateAsync(Other, id, key => key, default));
        Assert.NotNull(await Keys.GetAsync(Scope, id, default));
        await Keys.DeleteAsync(Scope, [id, NewId()], default);
        Assert.Empty(await Keys.FindAsync(Scope, default));
    }

    private async Task<Guid> CreateAsync(string provider, string? name)
    {
        var id = NewId();
        await Keys.CreateAsync(Scope, new ProviderKey { Id = id, Provider = provider, ProviderName = name }, default);
        return id;
    }
}
