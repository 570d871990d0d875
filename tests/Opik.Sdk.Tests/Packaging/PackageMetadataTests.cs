using System.Xml.Linq;
using Opik.Testing;

namespace Opik.Sdk.Tests.Packaging;

/// <summary>What a package shows before it is installed.</summary>
public sealed class PackageMetadataTests
{
    public static TheoryData<string> Projects => [.. Directory.GetDirectories(RepositoryPaths.InRepository("src")).Select(Path.GetFileName).OfType<string>().Where(IsPackable)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_package_has_a_description_and_a_readme_that_starts_with_its_id(string project)
    {
        var description = Document(project).Descendants("Description").Single().Value;
        var readme = File.ReadAllLines(RepositoryPaths.InRepository("src", project, "README.md"));

        Assert.InRange(description.Length, 20, 200);
        Assert.Equal($"# {project}", readme[0]);
    }

    private static bool IsPackable(string project) =>
        File.Exists(RepositoryPaths.InRepository("src", project, $"{project}.csproj"))
        && Document(project).Descendants("IsPackable").SingleOrDefault()?.Value != "false";

    private static XDocument Document(string project) => XDocument.Load(RepositoryPaths.InRepository("src", project, $"{project}.csproj"));
}
