using Opik.Configuration;

namespace Opik.Sdk.Tests.Configuration;

public sealed class ConfigFileTests
{
    [Fact]
    public void The_section_is_read_with_comments_quotes_and_percent_signs()
    {
        var settings = ConfigFile.Parse("""
            # written by configure
            [other]
            api_key = not this one
            [opik]
            URL_OVERRIDE = http://localhost:5173/api/
            api_key=a%b%%c=d
            ; workspace = gone
            workspace : "my team"
            project_name =
            """.Split('\n'));

        Assert.Equal(
            new Dictionary<string, string> { ["url_override"] = "http://localhost:5173/api/", ["api_key"] = "a%b%%c=d", ["workspace"] = "my team" },
            settings);
    }

    [Fact]
    public void A_file_without_the_section_sets_nothing() => Assert.Empty(ConfigFile.Parse(["api_key = x"]));
}
