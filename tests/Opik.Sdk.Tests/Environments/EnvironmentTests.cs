using System.Net;

namespace Opik.Sdk.Tests.Environments;

public sealed class EnvironmentTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_environment_is_registered_listed_changed_and_deleted_by_its_name()
    {
        var client = await server.ClientAsync();
        var name = Name();

        var created = await client.Environments.CreateAsync(name, "for tests", "#19A979", 7, Cancel);
        var changed = await client.Environments.UpdateAsync(name, description: "changed", cancellationToken: Cancel);
        var listed = await client.Environments.ListAsync(Cancel);
        await client.Environments.DeleteAsync(name, Cancel);
        await client.Environments.DeleteAsync(name, Cancel);

        Assert.Equal((name, "for tests", "#19A979", 7), (created.Name, created.Description, created.Color, created.Position));
        Assert.Equal((created.Id, "changed", "#19A979"), (changed.Id, changed.Description, changed.Color));
        Assert.Contains(listed, environment => environment.Id == created.Id);
        Assert.Null(await client.Environments.FindAsync(name, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_that_is_taken_is_refused()
    {
        var client = await server.ClientAsync();
        var (name, other) = (Name(), Name());
        await client.Environments.CreateAsync(name, cancellationToken: Cancel);
        await client.Environments.CreateAsync(other, cancellationToken: Cancel);

        await Assert.ThrowsAsync<EnvironmentAlreadyExistsException>(() => client.Environments.CreateAsync(name, cancellationToken: Cancel));
        await Assert.ThrowsAsync<EnvironmentAlreadyExistsException>(() => client.Environments.UpdateAsync(other, newName: name, cancellationToken: Cancel));
        await client.Environments.DeleteAsync(name, Cancel);
        await client.Environments.DeleteAsync(other, Cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_not_there_or_not_allowed_has_an_exception_of_its_own()
    {
        var client = await server.ClientAsync();

        await Assert.ThrowsAsync<EnvironmentNotFoundException>(() => client.Environments.UpdateAsync(Name(), description: "x", cancellationToken: Cancel));
        await Assert.ThrowsAsync<EnvironmentConfigurationException>(() => client.Environments.UpdateAsync("production", color: "#000000", cancellationToken: Cancel));
        var malformed = await Assert.ThrowsAsync<OpikApiException>(() => client.Environments.CreateAsync("not allowed!", cancellationToken: Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, malformed.StatusCode);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Environments.CreateAsync(" ", cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_many_that_register_one_name_one_succeeds()
    {
        var client = await server.ClientAsync();
        var name = Name();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await client.Environments.CreateAsync(name, cancellationToken: Cancel);
                return true;
            }
            catch (EnvironmentAlreadyExistsException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, outcome => outcome);
        await client.Environments.DeleteAsync(name, Cancel);
    }

    private static string Name() => $"e-{Guid.NewGuid():N}";
}
