using System.Globalization;
using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>The part of an address that names a dashboard: <c>Größe &amp; Cost</c> becomes <c>größe-cost</c>, a second one <c>größe-cost-2</c>.</summary>
internal static class DashboardSlug
{
    private const int MaxLength = 100;

    /// <summary>The slug of <paramref name="name"/>, before it is made unique.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var rune in name.Trim().EnumerateRunes())
        {
            if (slug.Length >= MaxLength)
                break;
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "dashboard" : text;
    }

    /// <summary>A slug for <paramref name="name"/> that no other dashboard of the workspace has.</summary>
    public static string Free(SqliteSession session, Guid workspace, string name, Guid id)
    {
        var slug = Of(name);
        var taken = Taken(session, workspace, slug, id);
        if (!taken.Contains(slug))
            return slug;
        var number = 2;
        while (taken.Contains($"{slug}-{number.ToString(CultureInfo.InvariantCulture)}"))
            number++;
        return $"{slug}-{number.ToString(CultureInfo.InvariantCulture)}";
    }

    // '.' is the character after '-'.
    private static HashSet<string> Taken(SqliteSession session, Guid workspace, string slug, Guid id)
    {
        var row = session.Prepare("SELECT slug FROM dashboard WHERE ws = ?1 AND (slug = ?2 OR (slug >= ?2 || '-' AND slug < ?2 || '.')) AND id <> ?3")
            .Bind(1, workspace)
            .Bind(2, slug)
            .Bind(3, id);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (row.Step())
            taken.Add(row.Text(0)!);
        row.Reset();
        return taken;
    }
}
