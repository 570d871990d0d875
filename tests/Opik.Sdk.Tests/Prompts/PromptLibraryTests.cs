using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Prompts;
using Opik.Prompts.Chat;

namespace Opik.Sdk.Tests.Prompts;

public sealed class PromptLibraryTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_changed_template_is_a_new_version_and_an_equal_one_is_not()
    {
        var client = await server.ClientAsync();
        var details = new PromptDetails { Metadata = new JsonObject { ["lang"] = "en" }, Description = "greets", ChangeDescription = "first", Tags = ["t1"] };

        var first = await client.Prompts.CreateAsync("greeting", "Hello {{name}}", details, Cancel);
        var same = await client.Prompts.CreateAsync("greeting", "Hello {{name}}", new PromptDetails { Metadata = new JsonObject { ["lang"] = "en" } }, Cancel);
        var second = await client.Prompts.CreateAsync("greeting", "Good day {{name}}", details with { ChangeDescription = null }, Cancel);

        Assert.Equal(("v1", "first", "Hello Ann"), (first.Version!, first.ChangeDescription!, first.Format(new Dictionary<string, object?> { ["name"] = "Ann" })));
        Assert.Equal(first.VersionId, same.VersionId);
        Assert.Equal("v2", second.Version);
        Assert.NotEqual(first.Commit, second.Commit);
        Assert.Equal("en", (string?)second.Metadata!["lang"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Versions_are_read_by_commit_number_and_environment()
    {
        var client = await server.ClientAsync();
        var environment = $"e{Guid.NewGuid():N}";
        (await client.Rest.SendAsync(HttpMethod.Post, "v1/private/environments", System.Text.Encoding.UTF8.GetBytes($$"""{"name":"{{environment}}"}"""), cancellationToken: Cancel)).EnsureSuccess();
        var first = await client.Prompts.CreateAsync("p", "one", cancellationToken: Cancel);
        await client.Prompts.CreateAsync("p", "two", cancellationToken: Cancel);
        await client.Prompts.SetEnvironmentsAsync("p", [environment], "v1", cancellationToken: Cancel);

        Assert.Equal("one", (await client.Prompts.GetAsync("p", new PromptSelection { Commit = first.Commit }, Cancel))!.Template);
        Assert.Equal("one", (await client.Prompts.GetAsync("p", new PromptSelection { Version = "v1" }, Cancel))!.Template);
        var deployed = await client.Prompts.GetAsync("p", new PromptSelection { Environment = environment }, Cancel);
        Assert.Equal("two", (await client.Prompts.GetAsync("p", cancellationToken: Cancel))!.Template);
        Assert.Equal("one", deployed!.Template);
        Assert.Equal([environment], deployed.Environments);
        Assert.Null(await client.Prompts.GetAsync("p", new PromptSelection { Version = "v7" }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Prompts.GetAsync("p", new PromptSelection { Version = "v1", Commit = "12345678" }, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Environments_need_a_prompt_and_must_exist()
    {
        var client = await server.ClientAsync();
        await client.Prompts.CreateAsync("p", "one", cancellationToken: Cancel);

        await Assert.ThrowsAsync<EnvironmentNotFoundException>(() => client.Prompts.SetEnvironmentsAsync("p", [$"e{Guid.NewGuid():N}"], cancellationToken: Cancel));
        await Assert.ThrowsAsync<PromptNotFoundException>(() => client.Prompts.SetEnvironmentsAsync("nobody", ["prod"], cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_chat_prompt_keeps_its_messages_and_is_no_text_prompt()
    {
        var client = await server.ClientAsync();
        ChatMessage[] messages = [new("system", "You are {{tone}}"), new("user", new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "{{question}}" }))];

        var stored = await client.Prompts.CreateChatAsync("chat", messages, cancellationToken: Cancel);
        var again = await client.Prompts.CreateChatAsync("chat", messages, cancellationToken: Cancel);
        var read = await client.Prompts.GetChatAsync("chat", cancellationToken: Cancel);

        Assert.Equal(stored.Commit, again.Commit);
        var filled = read!.Format(new Dictionary<string, object?> { ["tone"] = "kind", ["question"] = "Why?" });
        Assert.Equal(["system", "user"], filled.Select(message => message.Role));
        Assert.Equal("You are kind", (string?)filled[0].Content);
        Assert.Equal("Why?", (string?)filled[1].Content![0]!["text"]);
        await Assert.ThrowsAsync<PromptTemplateStructureMismatchException>(() => client.Prompts.GetAsync("chat", cancellationToken: Cancel));
        await Assert.ThrowsAsync<PromptTemplateStructureMismatchException>(() => client.Prompts.CreateAsync("chat", "text", cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task History_is_newest_first_and_can_be_searched_and_filtered()
    {
        var client = await server.ClientAsync();
        var first = await client.Prompts.CreateAsync("p", "red apple", cancellationToken: Cancel);
        var second = await client.Prompts.CreateAsync("p", "green pear", cancellationToken: Cancel);
        await client.Prompts.CreateAsync("p", "blue plum", cancellationToken: Cancel);
        await client.Prompts.CreateAsync("pp", "another", cancellationToken: Cancel);
        await client.Prompts.UpdateVersionTagsAsync([first.VersionId!.Value, second.VersionId!.Value], ["good"], cancellationToken: Cancel);

        Assert.Equal(["blue plum", "green pear", "red apple"], (await client.Prompts.GetHistoryAsync("p", cancellationToken: Cancel)).Select(version => version.Template));
        Assert.Equal(["green pear"], (await client.Prompts.GetHistoryAsync("p", search: "pear", cancellationToken: Cancel)).Select(version => version.Template));
        Assert.Equal(["green pear", "red apple"], (await client.Prompts.GetHistoryAsync("p", filterString: "tags contains \"good\"", cancellationToken: Cancel)).Select(version => version.Template));
        Assert.Empty(await client.Prompts.GetHistoryAsync("nobody", cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Prompts_are_found_by_tag_and_kind_and_deleted()
    {
        var client = await server.ClientAsync();
        await client.Prompts.CreateAsync("a", "x", new PromptDetails { Tags = ["alpha"] }, Cancel);
        await client.Prompts.CreateAsync("a", "y", cancellationToken: Cancel);
        await client.Prompts.CreateChatAsync("b", [new ChatMessage("user", "x")], new PromptDetails { Tags = ["alpha"] }, Cancel);
        await client.Prompts.CreateAsync("c", "x", cancellationToken: Cancel);

        var found = await client.Prompts.SearchAsync("tags contains \"alpha\"", cancellationToken: Cancel);
        var chats = await client.Prompts.SearchAsync("template_structure = \"chat\"", cancellationToken: Cancel);
        await client.Prompts.DeleteAsync("a", cancellationToken: Cancel);

        Assert.Equal(["a", "b"], found.Select(prompt => prompt.Name).Order());
        Assert.Equal("y", found.OfType<Prompt>().Single().Template);
        Assert.Equal(["b"], chats.Select(prompt => prompt.Name));
        Assert.Null(await client.Prompts.GetAsync("a", new PromptSelection { NoCache = true }, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Projects_keep_prompts_apart()
    {
        var client = await server.ClientAsync();
        var other = await server.ClientAsync();
        await client.Prompts.CreateAsync("shared", "mine", cancellationToken: Cancel);
        await other.Prompts.CreateAsync("shared", "theirs", cancellationToken: Cancel);

        Assert.Equal("mine", (await client.Prompts.GetAsync("shared", cancellationToken: Cancel))!.Template);
        Assert.Equal("theirs", (await client.Prompts.GetAsync("shared", new PromptSelection { ProjectName = other.Options.ProjectName }, Cancel))!.Template);
    }

    [Fact(Timeout = 60_000)]
    public async Task Programs_that_store_the_same_prompt_at_once_get_one_version()
    {
        var client = await server.ClientAsync();

        var commits = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await client.Prompts.CreateAsync("p", "same", cancellationToken: Cancel)).Commit));

        Assert.NotEmpty(commits.OfType<string>());
        Assert.All(await client.Prompts.GetHistoryAsync("p", cancellationToken: Cancel), version => Assert.Equal("same", version.Template));
    }

    [Fact]
    public void A_prompt_that_is_not_stored_says_so()
    {
        var prompt = new Prompt("p", "Hello {{ name }}", TemplateType.Jinja2);

        Assert.False(prompt.IsStored);
        Assert.Equal("Hello Ann", prompt.Format(new Dictionary<string, object?> { ["name"] = "Ann" }));
    }
}
