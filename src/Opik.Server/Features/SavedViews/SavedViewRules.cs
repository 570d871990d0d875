using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.SavedViews;

/// <summary>Rules that creation and change share.</summary>
internal static class SavedViewRules
{
    /// <summary>Characters of a name: a tab has no room for more.</summary>
    public const int NameLength = 60;

    /// <summary>Bytes of a state without white space; a view of Logs with every column moved takes 3 KB.</summary>
    public const int StateBytes = 64 * 1024;

    /// <summary>Bytes of the draft of the playground, which holds whole conversations and values by hand: eight variants, a hundred rows.</summary>
    public const int DraftBytes = 4 * 1024 * 1024;

    private const string DraftPage = "playground";

    private const int PageLength = 60;

    /// <summary>The name of a page: <c>logs-traces</c>.</summary>
    public static void CheckPage(this Violations violations, string? page)
    {
        if (!IsPage(page))
            violations.Add(string.Empty, $"page must be a name of 1 to {PageLength} small letters, digits and hyphens");
    }

    /// <summary>The same for a query; 400 otherwise.</summary>
    public static string RequirePage(string? page) =>
        IsPage(page) ? page! : throw ApiException.BadRequest($"query param page must be a name of 1 to {PageLength} small letters, digits and hyphens");

    /// <summary>The state: an object of limited size.</summary>
    public static void CheckState(this Violations violations, JsonText? state, string? page, bool required)
    {
        if (state is not { } json || json.Utf8.Span.SequenceEqual("null"u8))
        {
            if (required)
                violations.Add(string.Empty, "state must not be null");
        }
        else if (json.Utf8.Span[0] != (byte)'{')
        {
            violations.Add(string.Empty, "state must be an object");
        }
        else if (json.Utf8.Length > (page == DraftPage ? DraftBytes : StateBytes))
        {
            violations.Add(string.Empty, $"state size must be between 0 and {(page == DraftPage ? DraftBytes : StateBytes)} bytes");
        }
    }

    private static bool IsPage(string? page) =>
        page is { Length: > 0 and <= PageLength } && page.All(static letter => letter is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'));
}
