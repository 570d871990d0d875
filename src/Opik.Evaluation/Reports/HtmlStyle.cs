namespace Opik.Evaluation.Reports;

/// <summary>The looks of a page: quiet, in the light or dark of the reader, readable on paper.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet. All texts have a contrast of at least 4.5 to 1.</summary>
    public const string Sheet = """
        :root { color-scheme: light dark; --text: #1b1f24; --quiet: #57606a; --ground: #ffffff; --line: #d0d7de; --soft: #f6f8fa; --bad: #a40e26; --link: #0550ae; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9da7b3; --ground: #0d1117; --line: #30363d; --soft: #161b22; --bad: #ff8182; --link: #79c0ff; } }
        body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
        h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; } h3 { font-size: .875rem; margin: .75rem 0 .25rem; color: var(--quiet); }
        a { color: var(--link); } .quiet { color: var(--quiet); font-weight: 400; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { padding: .375rem .75rem; border-bottom: 1px solid var(--line); text-align: right; } th:first-child { text-align: left; } tbody th { font-weight: 500; } td[colspan] { text-align: left; }
        details { border-bottom: 1px solid var(--line); padding: .5rem 0; } summary { cursor: pointer; } summary code { font-size: .8125rem; color: var(--quiet); }
        .score { display: inline-block; margin-left: .5rem; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; font-variant-numeric: tabular-nums; } .failed { color: var(--bad); border-color: var(--bad); }
        pre { margin: 0; padding: .75rem; overflow: auto; max-height: 20rem; background: var(--soft); border-radius: .375rem; font-size: .8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        dt { font-weight: 500; } dd { margin: 0 0 .5rem; }
        @media print { pre { max-height: none; } }
        """;
}
