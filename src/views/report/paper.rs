//! The page as it will be printed: black on white, whatever the theme.

use domain::insight::chart;
use domain::report::{Block, Report, Section, TITLE};
use leptos::prelude::*;

/// The sheet of paper.
#[component]
pub fn Sheet(page: Report) -> impl IntoView {
    let figure = |one: domain::report::Figure| {
        view! {
            <div>
                <dt>{one.label} <span>{one.small}</span></dt>
                <dd>{one.value}</dd>
            </div>
        }
    };
    view! {
        <article class="paper" aria-label="The page">
            <header>
                <h2>{TITLE}</h2>
                <p class="fill">"Name"</p>
                <p class="fill">"Date of birth"</p>
            </header>
            <p class="period">{page.period}</p>
            <p class="small">{page.kept}</p>
            <dl>{page.figures.into_iter().map(figure).collect_view()}</dl>
            <div class="sections">
                {page.sections.into_iter().map(|section| view! { <One section=section /> }).collect_view()}
            </div>
            <p class="small foot">{format!("Quiet Legs. {}", page.made)}</p>
        </article>
    }
}

#[component]
fn One(section: Section) -> impl IntoView {
    let wide = section.is_wide();
    view! {
        <section class:wide=wide>
            <h3>{section.part.title()}</h3>
            {section.blocks.into_iter().map(block).collect_view()}
        </section>
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::Strong(text) => view! { <p><b>{text}</b></p> }.into_any(),
        Block::Table(heads, rows) => {
            let heads = heads.into_iter().map(|head| {
                let empty = head.is_empty();
                view! { <th scope="col">{if empty { view! { <span class="sr">"Kind"</span> }.into_any() } else { head.into_any() }}</th> }
            });
            let row = |cells: Vec<String>| {
                let mut cells = cells.into_iter();
                let name = cells.next();
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
                    </tr>
                }
            };
            view! {
                <table>
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            }
            .into_any()
        }
        Block::Chart(bins, grain) => {
            let says = bins.iter().map(|bin| domain::report::told(bin, grain)).collect::<Vec<_>>().join("; ");
            view! {
                <p class="sr">{says}</p>
                <div class="chart-room" tabindex="0" role="region" aria-label="Chart of nights" inner_html=chart::columns(&bins, grain)></div>
            }
            .into_any()
        }
        Block::Room(lines) => (0..lines).map(|_| view! { <hr /> }).collect_view().into_any(),
    }
}
