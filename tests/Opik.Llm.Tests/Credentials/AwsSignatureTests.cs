using System.Globalization;
using System.Text;

namespace Opik.Llm.Tests.Credentials;

/// <summary>
/// Signatures of the published test suite for Signature Version 4: access key AKIDEXAMPLE, region us-east-1, service
/// "service", 2015-08-30 12:36:00 UTC. <see href="https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4"/>
/// </summary>
public sealed class AwsSignatureTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2015-08-30T12:36:00Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("GET", "/ሴ", "", "", "", "host;x-amz-date", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [InlineData("GET", "/example space/", "", "", "", "host;x-amz-date", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")]
    [InlineData("GET", "/", "Param2=value2&Param1=value1", "", "", "host;x-amz-date", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("GET", "/", "", "My-Header1: value1|My-Header2: \"a   b   c\"", "", "host;my-header1;my-header2;x-amz-date", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")]
    [InlineData("GET", "/", "", "X-Amz-Security-Token:6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267", "", "host;x-amz-date;x-amz-security-token", "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8")]
    [InlineData("POST", "/", "", "Content-Type:application/x-www-form-urlencoded|Content-Length:13|x-amz-content-sha256:9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e", "Param1=value1", "content-length;content-type;host;x-amz-content-sha256;x-amz-date", "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b")]
    [InlineData("POST", "/", "", "Content-Type:application/x-www-form-urlencoded", "Param1=value1", "content-type;host;x-amz-date", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void Signatures_are_those_of_the_published_suite(string method, string path, string query, string more, string body, string names, string signature)
    {
        var signer = new AwsSignature(new AwsKeys("AKIDEXAMPLE", Secret), "us-east-1", "service");
        List<KeyValuePair<string, string>> headers = [new("Host", "example.amazonaws.com"), new("X-Amz-Date", "20150830T123600Z"), .. Pairs(more, '|', ':')];

        var authorization = signer.Authorization(method, path, Pairs(query, '&', '='), headers, Encoding.UTF8.GetBytes(body), Time);

        Assert.Equal($"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={names}, Signature={signature}", authorization);
        Assert.Equal("20150830T123600Z", AwsSignature.Date(Time));
    }

    [Fact]
    public async Task A_request_is_signed_with_its_body_and_the_session_and_no_secret_is_told()
    {
        var keys = new AwsKeys("AKIDEXAMPLE", Secret, "session-1");
        var credential = new AwsCredential(keys, "eu-central-1", TimeProvider.System);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://bedrock-runtime.eu-central-1.amazonaws.com/model/anthropic.claude-3%3A0/converse");
        request.Content = new StringContent("{}");
        await credential.ApplyAsync(request, TestContext.Current.CancellationToken);
        await credential.ApplyAsync(request, TestContext.Current.CancellationToken);

        var authorization = Assert.Single(request.Headers.GetValues("Authorization"));
        Assert.Contains("/eu-central-1/bedrock/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,", authorization, StringComparison.Ordinal);
        Assert.Equal("session-1", Assert.Single(request.Headers.GetValues("x-amz-security-token")));
        Assert.Equal("a *** b ***", credential.Redact($"a {Secret} b session-1"));
        Assert.Equal("AKIDEXAMPLE", keys.ToString());
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text, char between, char inside) =>
        text.Split(between, StringSplitOptions.RemoveEmptyEntries).Select(pair => new KeyValuePair<string, string>(pair[..pair.IndexOf(inside, StringComparison.Ordinal)], pair[(pair.IndexOf(inside, StringComparison.Ordinal) + 1)..]));
}
