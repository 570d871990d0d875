using System.Security.Cryptography;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Secrets;
using Opik.Storage;
using Opik.Testing;

namespace Opik.Server.Tests.Hosting;

public sealed class SecretTests
{
    private static readonly Scope Other = Scope.Default with { WorkspaceId = Guid.CreateVersion7() };

    [Theory]
    [InlineData("")]
    [InlineData("sk-proj-1234567890")]
    [InlineData("Schlüssel 🔑")]
    public void A_protected_secret_is_read_back_and_never_shown(string secret)
    {
        using var protector = new SecretProtector(RandomNumberGenerator.GetBytes(32));
        var stored = protector.Protect(Scope.Default, "provider-key", secret);

        Assert.Equal(secret, protector.Unprotect(Scope.Default, "provider-key", stored));
        Assert.NotEqual(stored, protector.Protect(Scope.Default, "provider-key", secret));
        Assert.True(secret.Length == 0 || !stored.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_is_bound_to_workspace_purpose_key_and_its_own_bytes()
    {
        using var protector = new SecretProtector(RandomNumberGenerator.GetBytes(32));
        using var stranger = new SecretProtector(RandomNumberGenerator.GetBytes(32));
        var stored = protector.Protect(Scope.Default, "provider-key", "secret");
        var damaged = stored[..^6] + (stored[^6] == 'A' ? 'B' : 'A') + stored[^5..];

        Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(Other, "provider-key", stored));
        Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(Scope.Default, "webhook", stored));
        Assert.Throws<SecretUnreadableException>(() => stranger.Unprotect(Scope.Default, "provider-key", stored));
        Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(Scope.Default, "provider-key", damaged));
        Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(Scope.Default, "provider-key", "secret"));
        Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(Scope.Default, "provider-key", "v1.AAAA"));
    }

    [Fact]
    public void Requests_that_protect_and_read_secrets_at_a_time_do_not_disturb_each_other()
    {
        using var protector = new SecretProtector(RandomNumberGenerator.GetBytes(32));

        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            Assert.Equal($"secret {i}", protector.Unprotect(Scope.Default, "webhook", protector.Protect(Scope.Default, "webhook", $"secret {i}"))));
    }

    [Fact]
    public void The_key_is_made_once_and_belongs_to_its_owner_alone()
    {
        using var folder = new TemporaryFolder("secrets");
        var first = SecretKeyFile.ReadOrCreate(folder.Path);

        Assert.Equal(first, SecretKeyFile.ReadOrCreate(folder.Path));
        Assert.Equal(32, first.Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "secrets.key")));
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not base64 at all!")]
    public void A_damaged_key_file_stops_the_start_instead_of_being_replaced(string content)
    {
        using var folder = new TemporaryFolder("secrets");
        File.WriteAllText(Path.Combine(folder.Path, "secrets.key"), content);

        Assert.Throws<ServerOptionsException>(() => SecretKeyFile.ReadOrCreate(folder.Path));
        Assert.Equal(content, File.ReadAllText(Path.Combine(folder.Path, "secrets.key")));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("short", "********")]
    [InlineData("sk-proj-1234567890abcd", "sk-p************abcd")]
    public void A_mask_tells_keys_apart_and_reveals_none(string? secret, string mask) => Assert.Equal(mask, SecretMask.Of(secret));
}
