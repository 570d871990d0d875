using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Opik.Llm.Tests.Chat;

namespace Opik.Llm.Tests.Credentials;

public sealed class GoogleServiceAccountTests
{
    [Fact]
    public async Task A_signed_assertion_is_exchanged_for_a_token_that_is_kept()
    {
        using var key = RSA.Create(2048);
        using var wire = new OneAnswer(HttpStatusCode.OK, """{"access_token":"ya29.token","expires_in":3599}""");
        using var http = new HttpClient(wire);
        var account = new GoogleServiceAccount(KeyFile(key.ExportPkcs8PrivateKeyPem()), http, TimeProvider.System);
        using var credential = new TokenCredential(account, TimeProvider.System);
        using var request = new HttpRequestMessage();
        await credential.ApplyAsync(request, TestContext.Current.CancellationToken);
        await credential.ApplyAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("Bearer ya29.token", request.Headers.Authorization!.ToString());
        Assert.Equal("https://oauth2.googleapis.com/token", Assert.Single(wire.Addresses));
        var form = HttpUtility.ParseQueryString(wire.Sent[0]);
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        var parts = form["assertion"]!.Split('.');
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        Assert.Equal(("opik@p.iam", "https://oauth2.googleapis.com/token", 3600L), (claims["iss"]!.ToString(), claims["aud"]!.ToString(), (long)claims["exp"]! - (long)claims["iat"]!));
        Assert.Equal("***", credential.Redact("ya29.token"));
    }

    [Theory]
    [InlineData("sk-a-key")]
    [InlineData("{}")]
    [InlineData("""{"project_id":"p","client_email":"e"}""")]
    public void What_is_no_key_file_is_told(string text)
    {
        using var http = new HttpClient();

        Assert.Equal(400, Assert.Throws<ChatException>(() => new GoogleServiceAccount(text, http, TimeProvider.System)).Status);
    }

    [Fact]
    public async Task A_key_that_is_none_is_told()
    {
        using var http = new HttpClient(new OneAnswer(HttpStatusCode.OK, "{}"));
        var account = new GoogleServiceAccount(KeyFile("not a key"), http, TimeProvider.System);

        Assert.Equal(400, (await Assert.ThrowsAsync<ChatException>(() => account.FetchAsync(TestContext.Current.CancellationToken))).Status);
    }

    private static string KeyFile(string key) => new JsonObject { ["type"] = "service_account", ["project_id"] = "p", ["client_email"] = "opik@p.iam", ["private_key"] = key, ["token_uri"] = "http://evil.test/token" }.ToJsonString();
}
